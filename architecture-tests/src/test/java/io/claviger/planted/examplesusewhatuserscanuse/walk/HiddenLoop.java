package io.claviger.planted.examplesusewhatuserscanuse.walk;

public class HiddenLoop {}
