package io.claviger.planted.providersdonotknoweachother.providers.openai;

import io.claviger.planted.providersdonotknoweachother.providers.groq.SoundGroq;

class BaseFault {
    SoundGroq groq;
}
