/* descriptor.h — descriptors that lie where the program does not look, and may be closed by it all
 * the same.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTOR_H
#define DESCRIPTOR_H

#include "stamp.h"

#pragma GCC visibility push(hidden)

/* Open a regular file for reading, with a high number if there is one. Return a negative errno
 * when they can not. */
int descriptor_open(const char *path);
int descriptor_copy(int descriptor);

/* Whether the number is so high that it may be kept. */
bool descriptor_is_high(int descriptor);

/* Whether the number still is this file, opened by us. */
bool descriptor_is_ours(int descriptor, const struct stamp *file);

void descriptor_close(int descriptor);
void descriptor_close_if_ours(int descriptor, const struct stamp *file);

/* Whether the file was reached without any symbolic link on the way: then a change of what the path
 * means, short of a renamed directory, is a change of the file. */
bool descriptor_is_plainly(int descriptor, const char *path);

#pragma GCC visibility pop
#endif
