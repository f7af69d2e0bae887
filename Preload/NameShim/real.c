/* SPDX-License-Identifier: Apache-2.0 */
#define SHIM_REAL_TABLE
#include "real.h"
