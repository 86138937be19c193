package io.claviger.planted.providersdonotknoweachother.providers.openai;

public class SoundOpenAi {}
