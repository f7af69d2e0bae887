/* records.c — one record of a perf.data file.
 * SPDX-License-Identifier: Apache-2.0 */
#include "bytes_out.h"
#include "perf_data.h"

#include <string.h>

enum { PROTECTION_READ_EXECUTE = 5, MAP_IS_PRIVATE = 2, BUILD_ID_ROOM = 20 };

/* perf's own, which the kernel's header does not have. */
enum { RECORD_EVENT_UPDATE = 78, UPDATE_NAME = 2 };

static struct bytes_out record_begin(void *to, size_t room, uint32_t type, uint16_t misc)
{
    struct bytes_out out = {to, room, 0};

    put_number32(&out, type);
    put_number16(&out, misc);
    put_number16(&out, 0);
    return out;
}

/* The size is in the record's head; it is known when the record is there. */
static size_t record_end(const struct bytes_out *out)
{
    const uint16_t size = (uint16_t)out->size;

    if (bytes_fit(out))
        memcpy(out->to + offsetof(struct perf_event_header, size), &size, sizeof(size));
    return out->size;
}

/* As sample_id_all has it: pid and tid, time, identifier. */
static size_t record_end_with(struct bytes_out *out, const struct perf_data_origin *origin)
{
    put_number32(out, origin->pid);
    put_number32(out, origin->tid);
    put_number64(out, origin->time);
    put_number64(out, origin->id);
    return record_end(out);
}

size_t perf_data_sample(void *to, size_t room, const struct perf_data_origin *origin,
                        uint64_t period, const uint64_t *chain, size_t count)
{
    const size_t first = count && chain[0] >= PERF_CONTEXT_MAX;
    const bool is_kernel = first && chain[0] == PERF_CONTEXT_KERNEL;
    struct bytes_out out = record_begin(
        to, room, PERF_RECORD_SAMPLE, is_kernel ? PERF_RECORD_MISC_KERNEL : PERF_RECORD_MISC_USER);

    put_number64(&out, origin->id);
    put_number64(&out, count > first ? chain[first] : 0);
    put_number32(&out, origin->pid);
    put_number32(&out, origin->tid);
    put_number64(&out, origin->time);
    put_number64(&out, period);
    put_number64(&out, count);
    put_bytes(&out, chain, count * sizeof(*chain));
    return record_end(&out);
}

size_t perf_data_comm(void *to, size_t room, const struct perf_data_origin *origin,
                      const char *name)
{
    struct bytes_out out = record_begin(to, room, PERF_RECORD_COMM, 0);

    put_number32(&out, origin->pid);
    put_number32(&out, origin->tid);
    put_text(&out, name, sizeof(uint64_t));
    return record_end_with(&out, origin);
}

static void put_file(struct bytes_out *out, const struct perf_data_mapping *mapping)
{
    uint8_t build_id[BUILD_ID_ROOM] = {0};

    if (!mapping->build_id_length) {
        put_number32(out, mapping->major);
        put_number32(out, mapping->minor);
        put_number64(out, mapping->inode);
        put_number64(out, 0); /* the inode's generation */
        return;
    }
    memcpy(build_id, mapping->build_id, mapping->build_id_length);
    put_number32(out, mapping->build_id_length);
    put_bytes(out, build_id, sizeof(build_id));
}

size_t perf_data_mmap(void *to, size_t room, const struct perf_data_origin *origin,
                      const struct perf_data_mapping *mapping)
{
    const uint16_t identified = mapping->build_id_length ? PERF_RECORD_MISC_MMAP_BUILD_ID : 0;
    struct bytes_out out =
        record_begin(to, room, PERF_RECORD_MMAP2, PERF_RECORD_MISC_USER | identified);

    put_number32(&out, origin->pid);
    put_number32(&out, origin->tid);
    put_number64(&out, mapping->start);
    put_number64(&out, mapping->length);
    put_number64(&out, mapping->file_offset);
    put_file(&out, mapping);
    put_number32(&out, PROTECTION_READ_EXECUTE);
    put_number32(&out, MAP_IS_PRIVATE);
    put_text(&out, mapping->path, sizeof(uint64_t));
    return record_end_with(&out, origin);
}

size_t perf_data_lost(void *to, size_t room, const struct perf_data_origin *origin, uint64_t count)
{
    struct bytes_out out = record_begin(to, room, PERF_RECORD_LOST, 0);

    put_number64(&out, origin->id);
    put_number64(&out, count);
    return record_end_with(&out, origin);
}

size_t perf_data_name(void *to, size_t room, uint64_t id, const char *name)
{
    struct bytes_out out = record_begin(to, room, RECORD_EVENT_UPDATE, 0);

    put_number64(&out, UPDATE_NAME);
    put_number64(&out, id);
    put_text(&out, name, sizeof(uint64_t));
    return record_end(&out);
}
