package oms.notification;

/** A message as it is sent: the subject is one line. */
record Text(String subject, String plain, String html) {}
