/* describe.c — SPDX-License-Identifier: Apache-2.0 */
#include "file_build_id.h"
#include "maps_line.h"
#include "proc_file.h"
#include "session.h"

#include <stdlib.h>
#include <string.h>

enum { ROOM = 8192 };

static struct perf_data_origin origin_of(const struct session *session, uint32_t thread)
{
    return (struct perf_data_origin){(uint32_t)session->target.pid, thread,
                                     session->story.start - 1, REGION_EVENT_OUTSIDE};
}

static void describe_command(struct session *session)
{
    enum { BYTES = 4096, WORDS = 64 };
    static char text[BYTES];
    static const char *words[WORDS];
    const ssize_t length = proc_file_read(session->target.pid, "cmdline", text, BYTES);
    const char *end = text + (length > 0 ? length : 0);
    size_t count = 0;

    for (const char *at = text; at < end && count < WORDS; at += strlen(at) + 1)
        words[count++] = at;
    session->arguments = words;
    session->argument_count = count;
}

static void describe_thread(struct session *session, int32_t thread)
{
    const struct perf_data_origin origin = origin_of(session, (uint32_t)thread);
    char name[16];

    target_thread_name(thread, name);
    if (*name)
        output_took(&session->output,
                    perf_data_comm(output_room(&session->output, ROOM), ROOM, &origin, name));
}

static void describe_code(struct session *session, struct perf_data_mapping *mapping)
{
    const struct perf_data_origin origin = origin_of(session, (uint32_t)session->target.pid);

    mapping->build_id_length = file_build_id(session->target.pid, mapping->path, mapping->build_id);
    output_took(&session->output,
                perf_data_mmap(output_room(&session->output, ROOM), ROOM, &origin, mapping));
}

void session_describe(struct session *session)
{
    char *maps = proc_file_whole(session->target.pid, "maps");
    char *at = maps;
    struct perf_data_mapping mapping;

    if (!session->arguments)
        describe_command(session);
    for (size_t i = 0; i < session->samplers.thread_count; i++)
        describe_thread(session, session->samplers.threads[i]);
    while (maps && maps_line_read(&at, &mapping))
        if (mapping.length)
            describe_code(session, &mapping);
    free(maps);
}
