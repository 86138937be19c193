package io.claviger.planted.packagesofcorehaveanorder.key;

public class SoundKey {}
