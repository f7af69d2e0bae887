/* file.c — what stands around the records: the head, the events, and the sections at the end.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bytes_out.h"
#include "layout.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/utsname.h>
#include <unistd.h>

enum {
    NAME_UNIT = 64, /* that perf pads names to */
    BUFFER = 4096,
};

/* perf's numbers of the sections. */
enum feature {
    FEATURE_HOSTNAME = 3,
    FEATURE_RELEASE = 4,
    FEATURE_ARCH = 6,
    FEATURE_COMMAND = 11,
    FEATURE_EVENTS = 12,
    FEATURE_TIMES = 21,
    FEATURE_STORY = PERF_DATA_STORY,
};

/* The file's end, written through a buffer. The first error stays. */
struct tail {
    int file, error;
    uint64_t offset;
    struct bytes_out out;
    uint8_t buffer[BUFFER];
};

static int write_all(int file, const void *from, size_t size, off_t offset)
{
    for (size_t done = 0; done < size;) {
        const ssize_t wrote =
            pwrite(file, (const uint8_t *)from + done, size - done, offset + (off_t)done);

        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return wrote < 0 ? -errno : -EIO;
        done += (size_t)wrote;
    }
    return 0;
}

static void tail_flush(struct tail *tail)
{
    if (!tail->error)
        tail->error = write_all(tail->file, tail->buffer, tail->out.size, (off_t)tail->offset);
    tail->offset += tail->out.size;
    tail->out.size = 0;
}

static uint64_t tail_place(const struct tail *tail) { return tail->offset + tail->out.size; }

static void tail_bytes(struct tail *tail, const void *from, size_t size)
{
    if (tail->out.size + size > BUFFER)
        tail_flush(tail);
    if (size <= BUFFER) {
        put_bytes(&tail->out, from, size);
        return;
    }
    if (!tail->error)
        tail->error = write_all(tail->file, from, size, (off_t)tail->offset);
    tail->offset += size;
}

static void tail_number32(struct tail *tail, uint32_t number)
{
    tail_bytes(tail, &number, sizeof(number));
}

static void tail_number64(struct tail *tail, uint64_t number)
{
    tail_bytes(tail, &number, sizeof(number));
}

/* As perf has strings in sections: their padded size first. */
static void tail_text(struct tail *tail, const char *text)
{
    static const uint8_t zeroes[NAME_UNIT];
    const size_t length = strlen(text), size = text_size(text, NAME_UNIT);

    tail_number32(tail, (uint32_t)size);
    tail_bytes(tail, text, length);
    tail_bytes(tail, zeroes, size - length);
}

static void tail_attr(struct tail *tail, const struct perf_data_end *end)
{
    uint8_t bytes[ATTR_SIZE];

    attr_write(bytes, end->attr);
    tail_bytes(tail, bytes, ATTR_SIZE);
}

static void tail_command(struct tail *tail, const struct perf_data_end *end)
{
    tail_number32(tail, (uint32_t)end->argument_count);
    for (size_t i = 0; i < end->argument_count; i++)
        tail_text(tail, end->arguments[i]);
}

static void tail_events(struct tail *tail, const struct perf_data_end *end)
{
    tail_number32(tail, (uint32_t)end->event_count);
    tail_number32(tail, ATTR_SIZE);
    for (size_t i = 0; i < end->event_count; i++) {
        tail_attr(tail, end);
        tail_number32(tail, 1);
        tail_text(tail, end->events[i].name);
        tail_number64(tail, end->events[i].id);
    }
}

static void tail_feature(struct tail *tail, enum feature feature, const struct perf_data_end *end)
{
    struct utsname machine = {0};

    uname(&machine);
    switch (feature) {
    case FEATURE_HOSTNAME:
        return tail_text(tail, machine.nodename);
    case FEATURE_RELEASE:
        return tail_text(tail, machine.release);
    case FEATURE_ARCH:
        return tail_text(tail, machine.machine);
    case FEATURE_COMMAND:
        return tail_command(tail, end);
    case FEATURE_EVENTS:
        return tail_events(tail, end);
    case FEATURE_TIMES:
        tail_number64(tail, end->first_time);
        return tail_number64(tail, end->last_time);
    case FEATURE_STORY:
        return tail_bytes(tail, end->story, strlen(end->story));
    }
}

static const enum feature features[] = {FEATURE_HOSTNAME, FEATURE_RELEASE, FEATURE_ARCH,
                                        FEATURE_COMMAND,  FEATURE_EVENTS,  FEATURE_TIMES,
                                        FEATURE_STORY};
enum { FEATURES = sizeof(features) / sizeof(*features) };

static bool has_feature(enum feature feature, const struct perf_data_end *end)
{
    return feature != FEATURE_STORY || end->story;
}

/* perf looks for the list of sections right behind the records; what they are comes after it. */
static void tail_features(struct tail *tail, const struct perf_data_end *end, struct head *head)
{
    struct section sections[FEATURES] = {0};
    const uint64_t list = tail_place(tail);
    size_t count = 0;

    for (size_t i = 0; i < FEATURES; i++)
        if (has_feature(features[i], end))
            count++;
    tail_bytes(tail, sections, count * sizeof(*sections));
    count = 0;
    for (size_t i = 0; i < FEATURES; i++) {
        if (!has_feature(features[i], end))
            continue;
        const uint64_t start = tail_place(tail);

        tail_feature(tail, features[i], end);
        sections[count++] = (struct section){start, tail_place(tail) - start};
        head->features[features[i] / 64] |= 1ull << features[i] % 64;
    }
    tail_flush(tail);
    if (!tail->error)
        tail->error = write_all(tail->file, sections, count * sizeof(*sections), (off_t)list);
}

static void tail_attrs(struct tail *tail, const struct perf_data_end *end, struct head *head)
{
    const uint64_t ids = tail_place(tail);

    for (size_t i = 0; i < end->event_count; i++)
        tail_number64(tail, end->events[i].id);
    head->attrs = (struct section){tail_place(tail), end->event_count * EVENT_ATTR_SIZE};
    for (size_t i = 0; i < end->event_count; i++) {
        tail_attr(tail, end);
        tail_number64(tail, ids + i * sizeof(uint64_t));
        tail_number64(tail, sizeof(uint64_t));
    }
}

int perf_data_begin(int file)
{
    const struct head empty = {.size = 0};
    const int error = write_all(file, &empty, sizeof(empty), 0);

    return !error && lseek(file, 0, SEEK_END) < 0 ? -errno : error;
}

/* At one stroke, a draft's magic with it. */
static int write_head(int file, const struct head *head, const struct perf_data_end *end)
{
    uint8_t bytes[PERF_DATA_DRAFT_HEAD] = {0};

    memcpy(bytes, head, sizeof(*head));
    return write_all(file, bytes, end->has_draft ? sizeof(bytes) : sizeof(*head), 0);
}

int perf_data_end(int file, const struct perf_data_end *end)
{
    const off_t size = lseek(file, 0, SEEK_END);
    const off_t data = end->has_draft ? PERF_DATA_DRAFT_ROOM : HEAD_SIZE;
    struct head head = head_of((uint64_t)data, (uint64_t)size);
    struct tail tail = {.file = file, .offset = (uint64_t)size};

    if (size < data)
        return size < 0 ? -errno : -EINVAL;
    /* With O_APPEND, Linux writes to the end wherever pwrite is told to. */
    if (fcntl(file, F_SETFL, fcntl(file, F_GETFL) & ~O_APPEND) < 0)
        return -errno;
    tail.out = (struct bytes_out){tail.buffer, BUFFER, 0};
    tail_features(&tail, end, &head);
    tail_attrs(&tail, end, &head);
    tail_flush(&tail);
    return tail.error ? tail.error : write_head(file, &head, end);
}
