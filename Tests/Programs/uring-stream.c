/* io_uring sends and receives on a connection.
 * SPDX-License-Identifier: Apache-2.0 */
#include "net.h"

#include <linux/io_uring.h>
#include <sys/mman.h>
#include <sys/syscall.h>

static int ring;
static unsigned char *submissions, *completions;
static struct io_uring_sqe *entries;
static struct io_uring_params params;

static int submit(struct io_uring_sqe entry)
{
    unsigned *tail = (unsigned *)(submissions + params.sq_off.tail);
    unsigned *seen = (unsigned *)(completions + params.cq_off.head);
    unsigned index = *tail & *(unsigned *)(submissions + params.sq_off.ring_mask);

    entries[index] = entry;
    ((unsigned *)(submissions + params.sq_off.array))[index] = index;
    __atomic_store_n(tail, *tail + 1, __ATOMIC_RELEASE);
    need(syscall(SYS_io_uring_enter, ring, 1, 1, IORING_ENTER_GETEVENTS, NULL, 0));
    struct io_uring_cqe *done = (struct io_uring_cqe *)(completions + params.cq_off.cqes) +
                                (*seen & *(unsigned *)(completions + params.cq_off.ring_mask));
    const int result = done->res;
    __atomic_store_n(seen, *seen + 1, __ATOMIC_RELEASE);
    return result;
}

int main(void)
{
    struct line line = line_on("127.0.0.1");
    char bytes[20] = "";

    ring = (int)need(syscall(SYS_io_uring_setup, 4, &params));
    submissions = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, ring, IORING_OFF_SQ_RING);
    completions =
        params.features & IORING_FEAT_SINGLE_MMAP
            ? submissions
            : mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, ring, IORING_OFF_CQ_RING);
    entries = mmap(NULL, 4096, PROT_READ | PROT_WRITE, MAP_SHARED, ring, IORING_OFF_SQES);
    say("send",
        submit((struct io_uring_sqe){
            .opcode = IORING_OP_SEND, .fd = line.client, .addr = (uintptr_t) "by ring", .len = 7}));
    say("receive",
        submit((struct io_uring_sqe){
            .opcode = IORING_OP_RECV, .fd = line.server, .addr = (uintptr_t)bytes, .len = 20}));
    printf("%s\n", bytes);
    say("write", submit((struct io_uring_sqe){.opcode = IORING_OP_WRITE,
                                              .fd = line.server,
                                              .addr = (uintptr_t) "and back",
                                              .len = 8}));
    hear("client", line.client);
    say("shutdown", submit((struct io_uring_sqe){
                        .opcode = IORING_OP_SHUTDOWN, .fd = line.client, .len = SHUT_WR}));
    say("end",
        submit((struct io_uring_sqe){
            .opcode = IORING_OP_RECV, .fd = line.server, .addr = (uintptr_t)bytes, .len = 20}));
    say("close", submit((struct io_uring_sqe){.opcode = IORING_OP_CLOSE, .fd = line.client}));
}
