/* check.h — what a program claims. SPDX-License-Identifier: Apache-2.0 */
#ifndef CHECK_H
#define CHECK_H

#include "backlot/profile.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int failures __attribute__((unused));

#define CHECK(claim)                                                                               \
    do {                                                                                           \
        if (!(claim)) {                                                                            \
            printf("%s:%d: %s\n", __FILE__, __LINE__, #claim);                                     \
            failures++;                                                                            \
        }                                                                                          \
    } while (0)

#ifdef __cplusplus
extern "C"
#endif
    unsigned
    region_path_here(uint16_t *ids, unsigned most);
#ifdef __cplusplus
extern "C"
#endif
    const char *
    region_name(uint16_t id);

/* "a/b" */
static __attribute__((unused)) const char *path_here(void)
{
    static __thread char text[1200];
    uint16_t ids[16];
    const unsigned count = region_path_here(ids, 16);

    text[0] = 0;
    for (unsigned i = 0; i < count; i++) {
        strcat(text, i ? "/" : "");
        strcat(text, region_name(ids[i]));
    }
    return text;
}

#define IS_IN(path) CHECK(!strcmp(path_here(), path))

#endif
