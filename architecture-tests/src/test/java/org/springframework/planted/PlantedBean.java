package org.springframework.planted;

/** Stands for any type of Spring, which is not on the class path of these tests. */
public class PlantedBean {}
