package io.claviger.planted.aproviderhasonepublicclass.providers.groq;

public class FirstFault {}
