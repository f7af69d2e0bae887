/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BACKLOT_EXITS_TAIL_H
#define BACKLOT_EXITS_TAIL_H

#include "exits.h"

enum tail { TAIL_MORE, TAIL_NOTHING_YET, TAIL_END };

/* Reads some of what is there, and keeps the tail of it. */
enum tail tail_read(struct exit_text *text, int fd);

#endif
