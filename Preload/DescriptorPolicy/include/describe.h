/* describe.h — what a descriptor is, in a few words. Pure.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIBE_H
#define DESCRIBE_H

#include "line.h"

#include <sys/socket.h>

/* "pipe, other end 4" */
void describe_end(char text[LINE_TEXT], const char *what, int other);

/* "socket to 10.0.0.1:80", "socket at [::1]:80", "accepted from /run/x": what, and the address. */
void describe_address(char text[LINE_TEXT], const char *what, const struct sockaddr *,
                      socklen_t length);

#endif
