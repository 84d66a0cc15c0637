package oms.planted.nowhere;

/** Belongs to no module. */
public class Lost {}
