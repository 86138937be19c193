package io.claviger.planted.publictypesarenullmarked.bare;

class SoundHidden {}
