package io.claviger.chat;

/**
 * Root of everything a chat completion can end with other than an answer.
 *
 * <p>Messages are written here and never repeat a key, a request or a provider's text.
 */
public abstract sealed class ChatException extends RuntimeException
        permits InvalidRequestException,
                RateLimitedException,
                NoUsableKeyException,
                ModelsUnavailableException,
                FailedAttemptsException {
    private static final long serialVersionUID = 1L;

    ChatException(String message) {
        super(message);
    }
}
