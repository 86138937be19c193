package io.claviger.chat;

import java.util.Set;

/** The bytes of an image and their media type. Immutable; the array is copied on the way in and out. */
public final class ImageContent {
    /** The types every vision model named in the providers' documentation takes (read November 2026). */
    private static final Set<String> MEDIA_TYPES = Set.of("image/png", "image/jpeg", "image/webp", "image/gif");

    private final byte[] bytes;
    private final String mediaType;

    private ImageContent(byte[] bytes, String mediaType) {
        this.bytes = bytes;
        this.mediaType = mediaType;
    }

    /**
     * Copies an image.
     *
     * @param bytes the encoded image, at least one byte
     * @param mediaType {@code image/png}, {@code image/jpeg}, {@code image/webp} or {@code image/gif}
     * @return the content
     * @throws IllegalArgumentException when the bytes are empty or the type is another
     */
    public static ImageContent copyOf(byte[] bytes, String mediaType) {
        if (bytes.length == 0) {
            throw new IllegalArgumentException("An image needs at least one byte; found none.");
        }
        if (!MEDIA_TYPES.contains(mediaType)) {
            throw new IllegalArgumentException("An image is image/png, image/jpeg, image/webp or image/gif.");
        }
        return new ImageContent(bytes.clone(), mediaType);
    }

    /** {@return a copy of the encoded image} */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** {@return the media type, such as {@code image/png}} */
    public String mediaType() {
        return mediaType;
    }

    /** {@return type and size only} */
    @Override
    public String toString() {
        return "ImageContent[" + mediaType + ", " + bytes.length + " bytes]";
    }
}
