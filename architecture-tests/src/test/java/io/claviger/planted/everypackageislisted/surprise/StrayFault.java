package io.claviger.planted.everypackageislisted.surprise;

class StrayFault {}
