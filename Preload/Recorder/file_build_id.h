/* file_build_id.h — the build-id in an ELF file.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef FILE_BUILD_ID_H
#define FILE_BUILD_ID_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

/* Returns its length, 0 when there is none. `pid` is a process that sees the file by that path. */
uint8_t file_build_id(int32_t pid, const char *path, uint8_t id[20]);

#pragma GCC visibility pop
#endif
