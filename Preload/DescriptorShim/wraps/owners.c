/* What programs and Backlot's own library for tests call by name.
 * SPDX-License-Identifier: Apache-2.0 */
#include "../real.h"
#include "../closing.h"
#include "../opening.h"
#include "../tale.h"

/* Openings and findings since a mark are those with higher numbers. */
SHIM_EXPORT uint64_t backlot_fds_mark(void)
{
    if (!books_open())
        return 0;
    closing_settle();
    return tale_count() << 32 | __atomic_load_n(&books.serial, __ATOMIC_RELAXED);
}

SHIM_EXPORT int backlot_fds_open_since(uint64_t mark, int *fds, int most)
{
    int count = 0;

    if (!books_open())
        return 0;
    for (int fd = books_next(-1); fd <= books.highest; fd = books_next(fd)) {
        const struct line *line = books_known(fd);
        if (line_state(line) != STATE_OPEN || line->now.serial <= (uint32_t)mark)
            continue;
        if (count < most)
            fds[count] = fd;
        count++;
    }
    return count;
}

SHIM_EXPORT int backlot_fds_findings_since(uint64_t mark)
{
    if (!books_open())
        return 0;
    closing_settle();
    return (int)(tale_count() - (mark >> 32));
}

SHIM_EXPORT int backlot_fds_tag(int fd, uint64_t tag)
{
    adopted(fd, tag ? OWNER_TAG : OWNER_NONE, (const void *)(uintptr_t)tag);
    return books.state == AWAKE ? 0 : -1;
}

SHIM_EXPORT int backlot_fds_close(int fd, uint64_t tag)
{
    struct closing closing = closing_begin(fd, CALL_backlot_fds_close, (void *)(uintptr_t)tag);

    return closing_end(&closing, REAL(close)(fd));
}
