/* line.c — the story of one number.
 * SPDX-License-Identifier: Apache-2.0 */
#include "line.h"

#include <string.h>

static void describe_long(char text[LINE_TEXT], const char *what)
{
    /* "…", in UTF-8, stands for what is cut off. */
    static const char cut[] = "\xe2\x80\xa6";
    const size_t most = LINE_TEXT - 1, kept = most - (sizeof cut - 1);

    memcpy(text, cut, sizeof cut - 1);
    memcpy(text + sizeof cut - 1, what + strlen(what) - kept, kept + 1);
}

void line_describe(char text[LINE_TEXT], const char *what)
{
    size_t length = 0;

    for (; what && length < LINE_TEXT && what[length]; length++)
        text[length] = what[length];
    if (length < LINE_TEXT)
        text[length] = '\0';
    else
        describe_long(text, what);
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

    if (state != STATE_UNKNOWN)
        line_remember(line);
    if (line->pending_kind & PENDING_BEFORE)
        line->pending_kind |= PENDING_GONE;
    if (line->pending_kind)
        line->pending_kind |= PENDING_BEFORE;
    line_begin(line, opening);
    return !was_open;
}

bool line_close(struct line *line, const struct deed *by)
{
    const uint32_t state = __atomic_exchange_n(&line->state, STATE_CLOSED, __ATOMIC_ACQ_REL);

    if (state == STATE_CLOSED)
        return false;
    if (state == STATE_UNKNOWN)
        line->now = (struct life){.serial = 0};
    life_end(&line->now, by);
    return state == STATE_OPEN;
}
