/* chapter.h — a finding, written down as records of the book.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef CHAPTER_H
#define CHAPTER_H

#include "tale.h"

SHIM_LOCAL void chapter_write(const struct tale *, uint16_t tally);

/* The program that findings are of; once. */
SHIM_LOCAL void chapter_write_program(void);

/* The program has come to its end. */
SHIM_LOCAL void chapter_write_end(uint32_t open);

#endif
