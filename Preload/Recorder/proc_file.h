/* proc_file.h — a file of /proc, whole.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef PROC_FILE_H
#define PROC_FILE_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#pragma GCC visibility push(hidden)

/* Reads what fits, with a 0 behind it. Returns its length or a negative errno. */
ssize_t proc_read(const char *path, char *text, size_t room);

/* … of that process or thread. */
ssize_t proc_file_read(int32_t pid, const char *name, char *text, size_t room);

/* … of any length; the caller frees it. NULL: it cannot be read. */
char *proc_file_whole(int32_t pid, const char *name);

/* The process that it is a child of; 0: it is gone. */
int32_t proc_parent(int32_t pid);

/* A number of /proc/sys; `otherwise` when there is none. */
long sys_number(const char *name, long otherwise);

#pragma GCC visibility pop
#endif
