/* glob.h — patterns of paths, for a signal handler: fnmatch() of libc may call malloc().
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef GLOB_H
#define GLOB_H

#include <stdbool.h>
#include <stddef.h>

/* Whether a pattern of `length` characters, with * and ?, describes the path: the whole path where
 * the pattern has a slash, otherwise the name of the file. */
bool glob_matches(const char *pattern, size_t length, const char *path);

#endif
