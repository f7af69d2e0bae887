/* record_story.c — SPDX-License-Identifier: Apache-2.0 */
#include "record_story.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

void record_story_note(struct record_story *story, const char *format, ...)
{
    char note[STORY_NOTE];
    va_list words;

    va_start(words, format);
    vsnprintf(note, sizeof(note), format, words);
    va_end(words);
    for (unsigned i = 0; i < story->note_count; i++)
        if (strcmp(story->notes[i], note) == 0)
            return;
    if (story->note_count < STORY_NOTES)
        memcpy(story->notes[story->note_count++], note, sizeof(note));
}

double record_story_expected(const struct record_story *story)
{
    const double all = (double)story->cpu * story->frequency / 1e9;
    const uint64_t both = story->user + story->system;

    return story->sees_kernel || !both ? all : all * (double)story->user / (double)both;
}

struct text {
    char *to;
    size_t room, length;
};

__attribute__((format(printf, 2, 3))) static void add(struct text *text, const char *format, ...)
{
    const bool has_room = text->length < text->room;
    va_list words;
    int length = 0;

    va_start(words, format);
    length = vsnprintf(has_room ? text->to + text->length : NULL,
                       has_room ? text->room - text->length : 0, format, words);
    va_end(words);
    text->length += length > 0 ? (size_t)length : 0;
}

static void add_string(struct text *text, const char *string)
{
    add(text, "\"");
    for (; *string; string++) {
        const unsigned char letter = (unsigned char)*string;

        if (letter == '"' || letter == '\\')
            add(text, "\\%c", letter);
        else if (letter < ' ')
            add(text, "\\u%04x", letter);
        else
            add(text, "%c", letter);
    }
    add(text, "\"");
}

static void add_samples(struct text *text, const struct record_story *story)
{
    add(text, ",\"samples\":{");
    if (story->is_clock && story->cpu)
        add(text, "\"expected\":%.1f,", record_story_expected(story));
    add(text, "\"taken\":%lu,\"lost\":%lu,\"throttled\":%lu,\"cut\":%lu}", story->taken,
        story->lost, story->throttled, story->cut);
}

static void add_notes(struct text *text, const struct record_story *story)
{
    add(text, ",\"notes\":[");
    for (unsigned i = 0; i < story->note_count; i++) {
        add(text, i ? "," : "");
        add_string(text, story->notes[i]);
    }
    add(text, "]");
}

size_t record_story_write(const struct record_story *story, char *to, size_t room)
{
    struct text text = {to, room, 0};

    add(&text, "{\"version\":1,\"how\":\"outside\",\"pid\":%d,\"event\":", story->pid);
    add_string(&text, story->event);
    add(&text, ",\"frequency\":%u,\"start\":%lu,\"end\":%lu", story->frequency, story->start,
        story->end);
    if (story->cpu)
        add(&text, ",\"cpu\":%lu", story->cpu);
    if (story->has_overhead)
        add(&text, ",\"overhead\":%lu", story->overhead);
    add_samples(&text, story);
    add_notes(&text, story);
    add(&text, "}");
    return text.length;
}
