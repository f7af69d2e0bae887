/* SPDX-License-Identifier: Apache-2.0 */
#define SHIM_REAL_TABLE
#include "real.h"

const char *call_name(unsigned call)
{
    /* One text, and where each name begins in it: an array of pointers would have to be relocated
     * at every start. */
    static const struct names {
        char none[1];
#define SHIM_CALL(name, role) char name[sizeof #name];
#include "calls.def"
#undef SHIM_CALL
    } names = {
        "",
#define SHIM_CALL(name, role) #name,
#include "calls.def"
#undef SHIM_CALL
    };
    static const uint16_t places[] = {
        offsetof(struct names, none),
#define SHIM_CALL(name, role) offsetof(struct names, name),
#include "calls.def"
#undef SHIM_CALL
    };

    return call < CALL_COUNT ? (const char *)&names + places[call] : "";
}
