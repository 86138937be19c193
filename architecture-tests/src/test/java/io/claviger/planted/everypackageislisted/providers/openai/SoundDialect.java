package io.claviger.planted.everypackageislisted.providers.openai;

class SoundDialect {}
