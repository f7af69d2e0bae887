/* image_id.h — by what debug information finds its file: the build id of a library in memory.
 *
 * Read by way of /proc/self/mem, as another thread may unload the library meanwhile.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef IMAGE_ID_H
#define IMAGE_ID_H

#include <stdint.h>

#pragma GCC visibility push(hidden)

enum { IMAGE_ID_MOST = 20 };

/* Of the ELF file that is mapped at `image`; returns its length, or 0. */
uint8_t image_id(int memory, uint64_t image, uint8_t id[IMAGE_ID_MOST]);

#pragma GCC visibility pop
#endif
