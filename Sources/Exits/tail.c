/* SPDX-License-Identifier: Apache-2.0 */
#include "tail.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { ROOM = 1 << 16 };

/* Makes room at the end, by forgetting the beginning. */
static void shift(struct exit_text *text, size_t length)
{
    if (text->length + length <= ROOM)
        return;
    const size_t surplus = text->length + length - ROOM;

    memmove(text->bytes, text->bytes + surplus, text->length - surplus);
    text->length -= surplus;
}

enum tail tail_read(struct exit_text *text, int fd)
{
    char bytes[4096];
    const ssize_t length = read(fd, bytes, sizeof bytes);

    if (length < 0 && (errno == EAGAIN || errno == EINTR))
        return TAIL_NOTHING_YET;
    if (length <= 0 || (!text->bytes && !(text->bytes = malloc(ROOM))))
        return TAIL_END;
    shift(text, (size_t)length);
    memcpy(text->bytes + text->length, bytes, (size_t)length);
    text->length += (size_t)length;
    return TAIL_MORE;
}
