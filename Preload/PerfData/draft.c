/* draft.c — what lies before the records until the file is complete.
 * SPDX-License-Identifier: Apache-2.0 */
#include "layout.h"

enum {
    EVENTS_PLACE = 4096,
    STORY_PLACE = 580 << 10,
    ID_PLACE = 120, /* in an attribute: of sig_data, which means nothing to who reads the file */
};

_Static_assert(EVENTS_PLACE + PERF_DATA_DRAFT_EVENTS * EVENT_ATTR_SIZE <= STORY_PLACE &&
                   STORY_PLACE + 2 * PERF_DATA_DRAFT_STORY <= PERF_DATA_DRAFT_ROOM &&
                   PERF_DATA_DRAFT_EVENT == EVENT_ATTR_SIZE,
               "each has its place");

struct draft_head {
    struct head head;
    char magic[8];
    struct section story;
};

_Static_assert(sizeof(struct draft_head) == PERF_DATA_DRAFT_HEAD, "the head and what follows it");

uint64_t perf_data_draft_story(unsigned turn)
{
    return STORY_PLACE + (turn % 2) * PERF_DATA_DRAFT_STORY;
}

uint64_t perf_data_draft_head(uint8_t to[PERF_DATA_DRAFT_HEAD], const struct perf_data_draft *draft)
{
    struct draft_head made = {
        .head = head_of(PERF_DATA_DRAFT_ROOM, draft->size),
        .story = {perf_data_draft_story(draft->story_turn), draft->story_size},
    };

    made.head.attrs = (struct section){EVENTS_PLACE, draft->event_count * EVENT_ATTR_SIZE};
    memcpy(made.magic, PERF_DATA_DRAFT_MAGIC, sizeof(made.magic));
    memcpy(to, &made, sizeof(made));
    return 0;
}

/* The list of an event's ids may be anywhere; this one is in the event itself, so that there is one
 * thing to write. */
uint64_t perf_data_draft_event(uint8_t to[PERF_DATA_DRAFT_EVENT],
                               const struct perf_event_attr *attr, uint64_t id)
{
    const uint64_t place = EVENTS_PLACE + (id - 1) * EVENT_ATTR_SIZE;
    const struct section ids = {place + ID_PLACE, sizeof(id)};

    attr_write(to, attr);
    memcpy(to + ID_PLACE, &id, sizeof(id));
    memcpy(to + ATTR_SIZE, &ids, sizeof(ids));
    return place;
}
