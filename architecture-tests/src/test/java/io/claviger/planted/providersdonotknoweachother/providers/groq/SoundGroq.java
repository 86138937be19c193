package io.claviger.planted.providersdonotknoweachother.providers.groq;

import io.claviger.planted.providersdonotknoweachother.providers.openai.SoundOpenAi;

public class SoundGroq {
    SoundOpenAi base;
}
