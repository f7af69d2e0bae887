/* book.h — the file that this process tells its findings to: fd_book.h says how it looks.
 * SPDX-License-Identifier: Apache-2.0 */
#ifndef BOOK_H
#define BOOK_H

#include "fd_book.h"
#include "shim.h"

/* Maps the book that BACKLOT_FDS_BOOK names, or makes one in memory. */
SHIM_LOCAL bool book_open(void);

/* Whether it is this program's own, which then reports from it. */
SHIM_LOCAL bool book_is_own(void);

SHIM_LOCAL const struct fd_book *book(void);

/* A descriptor was opened or closed past us. */
SHIM_LOCAL void book_count_unseen(void);

/* Counts a finding. Returns its place among the tallies, and whether it is the first of its kind.
 */
SHIM_LOCAL uint16_t book_tally(uint64_t fingerprint, bool *is_first);

/* … once more. */
SHIM_LOCAL void book_count(uint16_t tally);

/* A record that is being written. */
struct writing {
    uint64_t at, end; /* positions since the beginning; equal: nothing is to be written */
    uint64_t start;
};

/* Reserves room for a record of `size` bytes, a multiple of 8. Without room it is counted, and all
 * that is put goes nowhere. */
SHIM_LOCAL struct writing book_begin(size_t size);
SHIM_LOCAL void book_put(struct writing *, const void *bytes, size_t size);
/* Skips to the next multiple of 8. */
SHIM_LOCAL void book_pad(struct writing *);
/* The record is whole: whoever reads may take it. `head` is its first word. */
SHIM_LOCAL void book_end(struct writing *, struct fd_record head);

/* Copies bytes out of the ring: for the report of a program with a book of its own. */
SHIM_LOCAL void book_get(uint64_t at, void *bytes, size_t size);

#endif
