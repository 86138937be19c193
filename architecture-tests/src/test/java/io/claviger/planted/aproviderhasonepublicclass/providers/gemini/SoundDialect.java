package io.claviger.planted.aproviderhasonepublicclass.providers.gemini;

class SoundDialect {}
