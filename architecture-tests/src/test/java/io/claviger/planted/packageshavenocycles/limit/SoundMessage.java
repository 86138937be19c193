package io.claviger.planted.packageshavenocycles.limit;

public class SoundMessage {}
