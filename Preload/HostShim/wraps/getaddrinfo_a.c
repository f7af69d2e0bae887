/* getaddrinfo_a — a lookup in files is over at once, so that there is nothing to wait for: libc's
 * own gai_error(), gai_suspend() and gai_cancel() see requests that are done.
 * SPDX-License-Identifier: Apache-2.0 */
#include "real.h"
#include "../finish.h"
#include "../lookup.h"
#include "../names.h"

/* Returns false when libc shall ask outside. */
static bool answer(struct gaicb *request)
{
    const int error =
        lookup(request->ar_name, request->ar_service, request->ar_request, &request->ar_result);

    if (error != LOOKUP_OUTSIDE)
        request->__return = error;
    return error != LOOKUP_OUTSIDE;
}

/* Leaves the requests that libc shall ask outside for; returns their number. */
static int answer_all(struct gaicb *const list[], int count, struct gaicb *outside[])
{
    int left = 0;

    for (int i = 0; i < count; i++)
        if (list[i] && !answer(list[i]))
            outside[left++] = list[i];
    return left;
}

SHIM_EXPORT int getaddrinfo_a(int mode, struct gaicb *list[], int count, struct sigevent *event)
{
    struct gaicb **outside;
    int left, result = 0;

    if (!names_given(NAME_HOSTS))
        return REAL(getaddrinfo_a)(mode, list, count, event);
    if (mode != GAI_WAIT && mode != GAI_NOWAIT) {
        errno = EINVAL;
        return EAI_SYSTEM;
    }
    outside = malloc((size_t)(count > 0 ? count : 1) * sizeof *outside);
    if (!outside)
        return EAI_MEMORY;
    left = answer_all(list, count, outside);
    if (left)
        result = REAL(getaddrinfo_a)(mode, outside, left, event);
    else if (mode == GAI_NOWAIT && event)
        finish_notify(event);
    free(outside);
    return result;
}
