/* chapter.h — a finding, written down as records of the book.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CHAPTER_H
#define CHAPTER_H

#include "tale.h"

SHIM_LOCAL void chapter_write(const struct tale *, uint16_t tally);

/* The program that findings are of; once. */
SHIM_LOCAL void chapter_write_program(void);

/* The program locks itself in: it says no more, unless that fails. */
SHIM_LOCAL void chapter_write_lock_in(void);

/* A program is started that the library will not be in; in this process, or 0. */
SHIM_LOCAL void chapter_write_unreached(int32_t pid, const char *path, const char *obstacle);

/* The program has come to its end. */
SHIM_LOCAL void chapter_write_end(uint32_t open);

#endif
