/* heirloom.h — what a program is told of the descriptors that it inherits by exec: where they were
 * opened. A file in memory, whose number the environment names; taken and closed before the program
 * begins.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef HEIRLOOM_H
#define HEIRLOOM_H

#include "shim.h"

#include <stdint.h>

enum { HEIRLOOM_FRAMES = 16, HEIRLOOM_TEXT = 48 };

/* One number. */
struct heir {
    int32_t fd;
    int32_t pid, thread; /* of the opener */
    uint16_t frame_count, thing;
    uint32_t marks;
    uint64_t image; /* whose modules the frames name */
    uint64_t time;
    uint64_t device, inode;
    char call[16];
    char what[HEIRLOOM_TEXT];
    uint64_t frames[HEIRLOOM_FRAMES];
};

/* A module that frames name. */
struct heir_module {
    uint64_t image;
    uint16_t number, build_id_length;
    uint8_t build_id[20];
    char path[232];
};

/* Makes one of the numbers that stay open over exec. Returns its descriptor, or -1: there is
 * nothing to tell, or no way to. */
SHIM_LOCAL int heirloom_make(void);

/* Closes it, if it is still there: another thread may have put something in its place. */
SHIM_LOCAL void heirloom_take_back(int fd);

/* Takes the one that the environment names, if any, into the books. */
SHIM_LOCAL void heirloom_take(void);

/* By its stack in a life: such numbers begin at HEIRLOOM_STACK. */
enum { HEIRLOOM_STACK = 0x40000000 };
SHIM_LOCAL const struct heir *heirloom_at(uint32_t stack);
SHIM_LOCAL const struct heir_module *heirloom_module(uint64_t image, uint16_t number);

#endif
