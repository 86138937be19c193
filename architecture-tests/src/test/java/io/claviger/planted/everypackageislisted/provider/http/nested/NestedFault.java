package io.claviger.planted.everypackageislisted.provider.http.nested;

class NestedFault {}
