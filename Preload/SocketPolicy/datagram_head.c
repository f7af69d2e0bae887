/* SPDX-License-Identifier: Apache-2.0 */
#include "datagram_head.h"

#include <string.h>

static uint64_t signature_of(const struct seal *seal, const struct datagram *head)
{
    return siphash(seal->key, &head->from, sizeof *head - offsetof(struct datagram, from));
}

void datagram_sign(const struct seal *seal, struct datagram *head)
{
    head->signature = signature_of(seal, head);
}

bool datagram_is_ours(const struct seal *seal, const struct datagram *head)
{
    return head->signature == signature_of(seal, head);
}

void control_add(struct control *control, int level, int type, const void *value, size_t size)
{
    struct cmsghdr head = {.cmsg_len = CMSG_LEN(size), .cmsg_level = level, .cmsg_type = type};
    const size_t left = control->size - control->used;

    if (left < sizeof head) {
        control->cut = true;
        return;
    }
    if (left < head.cmsg_len) {
        control->cut = true;
        head.cmsg_len = left;
    }
    char *at = control->bytes + control->used;
    memcpy(at, &head, sizeof head);
    memcpy(at + CMSG_LEN(0), value, head.cmsg_len - CMSG_LEN(0));
    control->used += left < CMSG_SPACE(size) ? left : CMSG_SPACE(size);
}
