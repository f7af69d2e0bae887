/* book_places.h — where the counters of a book are: Swift would build the type of thousands of
 * fields to find out. SPDX-License-Identifier: Apache-2.0 */
#ifndef BOOK_PLACES_H
#define BOOK_PLACES_H

#include "fd_book.h"

enum {
    BOOK_MAGIC_AT = offsetof(struct fd_book, magic),
    BOOK_VERSION_AT = offsetof(struct fd_book, version),
    BOOK_RING_AT = offsetof(struct fd_book, ring),
    BOOK_HEAD_AT = offsetof(struct fd_book, head),
    BOOK_TAIL_AT = offsetof(struct fd_book, tail),
    BOOK_DROPPED_AT = offsetof(struct fd_book, dropped),
    BOOK_BELL_AT = offsetof(struct fd_book, bell),
    BOOK_LISTENS_AT = offsetof(struct fd_book, listens),
    BOOK_UNSEEN_AT = offsetof(struct fd_book, unseen),
    BOOK_COUNTS_AT = offsetof(struct fd_book, tallies) + offsetof(struct fd_tally, count),
    BOOK_COUNT_SIZE = sizeof(struct fd_tally),
};

#endif
