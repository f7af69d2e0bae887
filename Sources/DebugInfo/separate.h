/* separate.h — debug information that lies in a file of its own.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef DEBUG_SEPARATE_H
#define DEBUG_SEPARATE_H

#include "libdw.h"

/* libdwfl's callback: a descriptor of the file, or -1. Its own would ask servers too. */
int separate_file(Dwfl_Module *, void **, const char *, Dwarf_Addr, const char *path,
                  const char *link, GElf_Word checksum, char **found);

#endif
