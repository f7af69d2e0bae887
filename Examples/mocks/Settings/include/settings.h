/* SPDX-License-Identifier: Apache-2.0 */
#ifndef SETTINGS_H
#define SETTINGS_H

#include <stddef.h>

/* Reads a file, up to `room` bytes. Returns how many there were, or -1 and errno. */
long settings_read(const char *path, char *text, size_t room);

#endif
