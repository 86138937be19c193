package io.claviger.planted.providersdonotknoweachother.providers.gemini;

public class SoundGemini {}
