package io.claviger.planted.publictypesarenullmarked.bare;

public class UnmarkedFault {}
