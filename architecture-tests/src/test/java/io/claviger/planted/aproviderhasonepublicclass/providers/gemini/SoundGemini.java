package io.claviger.planted.aproviderhasonepublicclass.providers.gemini;

public class SoundGemini {
    public static class Options {}
}
