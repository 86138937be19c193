package io.claviger.planted.providersdonotknoweachother.providers.groq;

import io.claviger.planted.providersdonotknoweachother.providers.gemini.SoundGemini;

class NeighbourFault {
    SoundGemini gemini;
}
