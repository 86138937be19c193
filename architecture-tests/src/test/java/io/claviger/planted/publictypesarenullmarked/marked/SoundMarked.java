package io.claviger.planted.publictypesarenullmarked.marked;

public class SoundMarked {}
