/* capture.h — a file in memory that takes what a program writes.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CAPTURE_H
#define CAPTURE_H

/* A descriptor above 2, closed on exec, every write to it going to the end; or -1 with errno. */
int capture_open(const char *name);

#endif
