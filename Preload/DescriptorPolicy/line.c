/* line.c — the story of one number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "line.h"

#include <string.h>

void line_describe(char text[LINE_TEXT], const char *what)
{
    const size_t length = what ? strlen(what) : 0;
    const size_t most = LINE_TEXT - 1;
    /* "…", in UTF-8, stands for what is cut off. */
    static const char cut[] = "\xe2\x80\xa6";

    if (length <= most) {
        memcpy(text, what ? what : "", length + 1);
        return;
    }
    memcpy(text, cut, sizeof cut - 1);
    memcpy(text + sizeof cut - 1, what + length - (most - (sizeof cut - 1)), LINE_TEXT - 3);
}

static struct life life_of(const struct opening *opening)
{
    return (struct life){
        .serial = opening->serial,
        .opened = opening->by.stack,
        .open_pid = opening->by.pid,
        .open_thread = opening->by.thread,
        .open_call = opening->by.call,
        .open_time = opening->by.time,
        .thing = opening->thing,
        .owner = opening->owner,
        .marks = opening->marks,
        .held = opening->held,
    };
}

bool line_is_listing(const char *what)
{
    const size_t length = what ? strlen(what) : 0;

    if (length < 4 || strcmp(what + length - 3 - (what[length - 1] == '/'),
                             what[length - 1] == '/' ? "/fd/" : "/fd") != 0)
        return false;
    return !strncmp(what, "/proc/", 6) || !strncmp(what, "/dev/fd", 7);
}

bool line_open(struct line *line, const struct opening *opening)
{
    const enum state state = line_state(line);
    /* One that the program came with may be this very one: an early constructor's. */
    const bool was_open = state == STATE_OPEN && line->now.serial;

    if (state != STATE_UNKNOWN) {
        line->before = line->now;
        memcpy(line->before_what, line->what, LINE_TEXT);
    }
    line->now = life_of(opening);
    line->description = opening->description ? opening->description : opening->serial;
    line->epoll = 0;
    if (line->pending_kind)
        line->pending_kind = line->pending_kind & PENDING_BEFORE
                                 ? 0
                                 : (uint16_t)(line->pending_kind | PENDING_BEFORE);
    line_describe(line->what, opening->what);
    __atomic_store_n(&line->state, STATE_OPEN, __ATOMIC_RELEASE);
    return !was_open;
}

bool line_close(struct line *line, const struct deed *by)
{
    const uint32_t state = __atomic_exchange_n(&line->state, STATE_CLOSED, __ATOMIC_ACQ_REL);

    if (state == STATE_CLOSED)
        return false;
    if (state == STATE_UNKNOWN)
        line->now = (struct life){.serial = 0};
    line->now.closed = by->stack;
    line->now.close_pid = by->pid;
    line->now.close_thread = by->thread;
    line->now.close_call = by->call;
    line->now.close_time = by->time;
    return state == STATE_OPEN;
}
