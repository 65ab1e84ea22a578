// A stand-in for libtensorflow that computes a handful of operators on the CPU, so that the addon of TensorFlow.js can
// be loaded and used where there is neither TensorFlow nor a GPU. STANDIN_GPU=1 makes it list one, STANDIN_SAYS is what
// it writes to standard error when it starts.
#include "standin.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

struct TF_Status { TF_Code code = TF_OK; std::string message; };
struct TF_Tensor { TF_DataType type; std::vector<int64_t> shape; std::shared_ptr<std::vector<char>> bytes; };
struct TFE_TensorHandle { TF_Tensor tensor; };
struct TF_DeviceList { std::vector<std::pair<std::string, std::string>> devices; };
struct TFE_Op {
  std::string name;
  std::vector<TF_Tensor> inputs;
  std::map<std::string, std::string> texts;
  std::map<std::string, std::vector<int64_t>> ints;
  std::map<std::string, TF_DataType> types;
};

namespace {

void fail(TF_Status* status, TF_Code code, const std::string& message) { status->code = code; status->message = message; }
void succeed(TF_Status* status) { status->code = TF_OK; status->message.clear(); }

int64_t countOf(const std::vector<int64_t>& shape) {
  int64_t count = 1;
  for (int64_t size : shape) count *= size;
  return count;
}

TF_Tensor make(TF_DataType type, std::vector<int64_t> shape) {
  const size_t bytes = countOf(shape) * TF_DataTypeSize(type);
  return {type, std::move(shape), std::make_shared<std::vector<char>>(bytes)};
}

float* floats(const TF_Tensor& tensor) { return reinterpret_cast<float*>(tensor.bytes->data()); }

std::vector<int64_t> integers(const TF_Tensor& tensor) {
  std::vector<int64_t> values(countOf(tensor.shape));
  for (size_t i = 0; i < values.size(); i++) {
    const char* at = tensor.bytes->data();
    values[i] = tensor.type == TF_INT64 ? reinterpret_cast<const int64_t*>(at)[i] : reinterpret_cast<const int32_t*>(at)[i];
  }
  return values;
}

/** The place in a tensor of `shape` that an index of a broadcast result of `sizes` reads. */
int64_t broadcastPlace(int64_t index, const std::vector<int64_t>& sizes, const std::vector<int64_t>& shape) {
  int64_t place = 0, step = 1;
  for (size_t i = 0; i < sizes.size(); i++) {
    const int64_t size = sizes[sizes.size() - 1 - i];
    const int64_t own = i < shape.size() ? shape[shape.size() - 1 - i] : 1;
    if (own > 1) place += (index % size) * step;
    step *= own;
    index /= size;
  }
  return place;
}

TF_Tensor binary(const TFE_Op& op, const std::function<float(float, float)>& compute) {
  const TF_Tensor &a = op.inputs[0], &b = op.inputs[1];
  std::vector<int64_t> sizes(std::max(a.shape.size(), b.shape.size()), 1);
  for (const auto* shape : {&a.shape, &b.shape})
    for (size_t i = 0; i < shape->size(); i++) {
      int64_t& size = sizes[sizes.size() - shape->size() + i];
      size = std::max(size, (*shape)[i]);
    }
  TF_Tensor result = make(TF_FLOAT, sizes);
  for (int64_t i = 0; i < countOf(sizes); i++)
    floats(result)[i] = compute(floats(a)[broadcastPlace(i, sizes, a.shape)], floats(b)[broadcastPlace(i, sizes, b.shape)]);
  return result;
}

TF_Tensor unary(const TFE_Op& op, const std::function<float(float)>& compute) {
  TF_Tensor result = make(TF_FLOAT, op.inputs[0].shape);
  for (int64_t i = 0; i < countOf(result.shape); i++) floats(result)[i] = compute(floats(op.inputs[0])[i]);
  return result;
}

TF_Tensor reshape(const TFE_Op& op) {
  TF_Tensor result = op.inputs[0];
  result.shape = integers(op.inputs[1]);
  int64_t known = 1;
  for (int64_t size : result.shape) if (size >= 0) known *= size;
  for (int64_t& size : result.shape) if (size < 0) size = countOf(op.inputs[0].shape) / known;
  return result;
}

/** Copies elements of 4 bytes from where `from` says that a place of the result lies. */
TF_Tensor gathered(const TF_Tensor& input, std::vector<int64_t> shape,
                   const std::function<int64_t(const std::vector<int64_t>&)>& from) {
  TF_Tensor result = make(input.type, std::move(shape));
  const size_t size = TF_DataTypeSize(input.type);
  std::vector<int64_t> at(result.shape.size(), 0);
  for (int64_t i = 0; i < countOf(result.shape); i++) {
    const int64_t place = from(at);
    if (place >= 0) std::memcpy(result.bytes->data() + i * size, input.bytes->data() + place * size, size);
    for (size_t axis = at.size(); axis-- > 0;) {
      if (++at[axis] < result.shape[axis]) break;
      at[axis] = 0;
    }
  }
  return result;
}

int64_t placeOf(const std::vector<int64_t>& at, const std::vector<int64_t>& shape) {
  int64_t place = 0;
  for (size_t i = 0; i < shape.size(); i++) place = place * shape[i] + at[i];
  return place;
}

TF_Tensor transpose(const TFE_Op& op) {
  const std::vector<int64_t> order = integers(op.inputs[1]);
  std::vector<int64_t> shape;
  for (int64_t axis : order) shape.push_back(op.inputs[0].shape[axis]);
  return gathered(op.inputs[0], shape, [&](const std::vector<int64_t>& at) {
    std::vector<int64_t> own(at.size());
    for (size_t i = 0; i < at.size(); i++) own[order[i]] = at[i];
    return placeOf(own, op.inputs[0].shape);
  });
}

TF_Tensor slice(const TFE_Op& op) {
  const std::vector<int64_t> begin = integers(op.inputs[1]);
  std::vector<int64_t> size = integers(op.inputs[2]);
  for (size_t i = 0; i < size.size(); i++) if (size[i] < 0) size[i] = op.inputs[0].shape[i] - begin[i];
  return gathered(op.inputs[0], size, [&](const std::vector<int64_t>& at) {
    std::vector<int64_t> own(at);
    for (size_t i = 0; i < own.size(); i++) own[i] += begin[i];
    return placeOf(own, op.inputs[0].shape);
  });
}

TF_Tensor pad(const TFE_Op& op) {
  const std::vector<int64_t> pads = integers(op.inputs[1]);
  std::vector<int64_t> shape(op.inputs[0].shape);
  for (size_t i = 0; i < shape.size(); i++) shape[i] += pads[2 * i] + pads[2 * i + 1];
  return gathered(op.inputs[0], shape, [&](const std::vector<int64_t>& at) -> int64_t {
    std::vector<int64_t> own(at);
    for (size_t i = 0; i < own.size(); i++) {
      own[i] -= pads[2 * i];
      if (own[i] < 0 || own[i] >= op.inputs[0].shape[i]) return -1;
    }
    return placeOf(own, op.inputs[0].shape);
  });
}

/** NHWC with a filter HWIO; padding VALID or EXPLICIT. */
TF_Tensor convolve(TFE_Op& op) {
  const TF_Tensor &input = op.inputs[0], &filter = op.inputs[1];
  std::vector<int64_t> strides = op.ints["strides"], pads(8, 0), dilations = op.ints["dilations"];
  if (op.texts["padding"] == "EXPLICIT") pads = op.ints["explicit_paddings"];
  if (dilations.empty()) dilations = {1, 1, 1, 1};
  auto sizeOf = [&](int axis, int64_t kernel) {
    return (input.shape[axis] + pads[2 * axis] + pads[2 * axis + 1] - dilations[axis] * (kernel - 1) - 1) / strides[axis] + 1;
  };
  const int64_t kh = filter.shape[0], kw = filter.shape[1], in = filter.shape[2], out = filter.shape[3];
  const int64_t height = sizeOf(1, kh), width = sizeOf(2, kw);
  TF_Tensor result = make(TF_FLOAT, {input.shape[0], height, width, out});
  float* at = floats(result);
  for (int64_t n = 0; n < input.shape[0]; n++)
    for (int64_t y = 0; y < height; y++)
      for (int64_t x = 0; x < width; x++)
        for (int64_t o = 0; o < out; o++, at++) {
          *at = 0;
          for (int64_t i = 0; i < kh; i++)
            for (int64_t j = 0; j < kw; j++) {
              const int64_t row = y * strides[1] + i * dilations[1] - pads[2], column = x * strides[2] + j * dilations[2] - pads[4];
              if (row < 0 || column < 0 || row >= input.shape[1] || column >= input.shape[2]) continue;
              for (int64_t c = 0; c < in; c++)
                *at += floats(input)[placeOf({n, row, column, c}, input.shape)] * floats(filter)[placeOf({i, j, c, o}, filter.shape)];
            }
        }
  return result;
}

double elementOf(const TF_Tensor& tensor, int64_t i) {
  const char* at = tensor.bytes->data();
  switch (tensor.type) {
    case TF_FLOAT: return reinterpret_cast<const float*>(at)[i];
    case TF_INT32: return reinterpret_cast<const int32_t*>(at)[i];
    case TF_INT64: return reinterpret_cast<const int64_t*>(at)[i];
    default: return at[i];
  }
}

TF_Tensor cast(TFE_Op& op) {
  TF_Tensor result = make(op.types["DstT"], op.inputs[0].shape);
  for (int64_t i = 0; i < countOf(result.shape); i++) {
    const double value = elementOf(op.inputs[0], i);
    if (result.type == TF_FLOAT) floats(result)[i] = static_cast<float>(value);
    else reinterpret_cast<int32_t*>(result.bytes->data())[i] = static_cast<int32_t>(value);
  }
  return result;
}

/** Along the axis that the last input names. */
TF_Tensor concatenate(const TFE_Op& op) {
  int64_t axis = integers(op.inputs.back())[0];
  const TF_Tensor& first = op.inputs[0];
  if (axis < 0) axis += first.shape.size();
  std::vector<int64_t> shape(first.shape), starts;
  shape[axis] = 0;
  for (size_t i = 0; i + 1 < op.inputs.size(); i++) {
    starts.push_back(shape[axis]);
    shape[axis] += op.inputs[i].shape[axis];
  }
  TF_Tensor result = make(first.type, shape);
  for (size_t i = 0; i < starts.size(); i++) {
    const TF_Tensor& part = op.inputs[i];
    std::vector<int64_t> at(shape.size(), 0);
    for (int64_t k = 0; k < countOf(part.shape); k++) {
      int64_t rest = k;
      for (size_t d = at.size(); d-- > 0; rest /= part.shape[d]) at[d] = rest % part.shape[d];
      at[axis] += starts[i];
      floats(result)[placeOf(at, shape)] = floats(part)[k];
    }
  }
  return result;
}

TF_Tensor tile(const TFE_Op& op) {
  const std::vector<int64_t> times = integers(op.inputs[1]);
  const std::vector<int64_t>& own = op.inputs[0].shape;
  std::vector<int64_t> shape(own);
  for (size_t i = 0; i < shape.size(); i++) shape[i] *= times[i];
  return gathered(op.inputs[0], shape, [&](const std::vector<int64_t>& at) {
    std::vector<int64_t> from(at);
    for (size_t i = 0; i < from.size(); i++) from[i] %= own[i];
    return placeOf(from, own);
  });
}

/** NHWC; padding SAME or VALID. */
TF_Tensor maxPool(TFE_Op& op) {
  const TF_Tensor& input = op.inputs[0];
  const std::vector<int64_t> sizes = op.ints["ksize"], strides = op.ints["strides"];
  const bool isSame = op.texts["padding"] == "SAME";
  auto outOf = [&](int axis) {
    const int64_t size = input.shape[axis];
    return isSame ? (size + strides[axis] - 1) / strides[axis] : (size - sizes[axis]) / strides[axis] + 1;
  };
  auto before = [&](int axis) {
    const int64_t pad = (outOf(axis) - 1) * strides[axis] + sizes[axis] - input.shape[axis];
    return isSame && pad > 0 ? pad / 2 : 0;
  };
  return gathered(input, {input.shape[0], outOf(1), outOf(2), input.shape[3]}, [&](const std::vector<int64_t>& at) {
    int64_t best = -1;
    for (int64_t i = 0; i < sizes[1]; i++)
      for (int64_t j = 0; j < sizes[2]; j++) {
        const int64_t y = at[1] * strides[1] + i - before(1), x = at[2] * strides[2] + j - before(2);
        if (y < 0 || x < 0 || y >= input.shape[1] || x >= input.shape[2]) continue;
        const int64_t place = placeOf({at[0], y, x, at[3]}, input.shape);
        if (best < 0 || floats(input)[place] > floats(input)[best]) best = place;
      }
    return best;
  });
}

TF_Tensor resizeNearest(const TFE_Op& op) {
  const TF_Tensor& input = op.inputs[0];
  const std::vector<int64_t> size = integers(op.inputs[1]);
  return gathered(input, {input.shape[0], size[0], size[1], input.shape[3]}, [&](const std::vector<int64_t>& at) {
    return placeOf({at[0], at[1] * input.shape[1] / size[0], at[2] * input.shape[2] / size[1], at[3]}, input.shape);
  });
}

/** Begin, end and strides without masks but those that leave an end open. */
TF_Tensor stridedSlice(TFE_Op& op) {
  const std::vector<int64_t>& own = op.inputs[0].shape;
  const std::vector<int64_t> begin = integers(op.inputs[1]), end = integers(op.inputs[2]), step = integers(op.inputs[3]);
  std::vector<int64_t> shape(own.size());
  for (size_t i = 0; i < own.size(); i++) shape[i] = (std::min(end[i], own[i]) - begin[i] + step[i] - 1) / step[i];
  return gathered(op.inputs[0], shape, [&](const std::vector<int64_t>& at) {
    std::vector<int64_t> from(at);
    for (size_t i = 0; i < from.size(); i++) from[i] = begin[i] + from[i] * step[i];
    return placeOf(from, own);
  });
}

using Kernel = std::function<TF_Tensor(TFE_Op&)>;

const std::map<std::string, Kernel>& kernels() {
  static const std::map<std::string, Kernel> table = {
      {"Identity", [](TFE_Op& op) { return op.inputs[0]; }},
      {"Reshape", reshape},
      {"Transpose", transpose},
      {"Slice", slice},
      {"PadV2", pad},
      {"Conv2D", convolve},
      {"Cast", cast},
      {"ConcatV2", concatenate},
      {"Tile", tile},
      {"MaxPool", maxPool},
      {"ResizeNearestNeighbor", resizeNearest},
      {"StridedSlice", stridedSlice},
      {"Add", [](TFE_Op& op) { return binary(op, [](float a, float b) { return a + b; }); }},
      {"Pow", [](TFE_Op& op) { return binary(op, [](float a, float b) { return std::pow(a, b); }); }},
      {"AddV2", [](TFE_Op& op) { return binary(op, [](float a, float b) { return a + b; }); }},
      {"Sub", [](TFE_Op& op) { return binary(op, [](float a, float b) { return a - b; }); }},
      {"Mul", [](TFE_Op& op) { return binary(op, [](float a, float b) { return a * b; }); }},
      {"RealDiv", [](TFE_Op& op) { return binary(op, [](float a, float b) { return a / b; }); }},
      {"Rsqrt", [](TFE_Op& op) { return unary(op, [](float x) { return 1 / std::sqrt(x); }); }},
      {"Sigmoid", [](TFE_Op& op) { return unary(op, [](float x) { return 1 / (1 + std::exp(-x)); }); }},
      {"Relu", [](TFE_Op& op) { return unary(op, [](float x) { return x > 0 ? x : 0; }); }},
  };
  return table;
}

}  // namespace

extern "C" {

const char* TF_Version(void) { return "2.9.1"; }

size_t TF_DataTypeSize(TF_DataType type) {
  switch (type) {
    case TF_UINT8: case TF_INT8: case TF_BOOL: return 1;
    case TF_INT16: return 2;
    case TF_DOUBLE: case TF_INT64: case TF_COMPLEX64: return 8;
    case TF_STRING: return sizeof(TF_TString);
    default: return 4;
  }
}

TF_Status* TF_NewStatus(void) { return new TF_Status; }
void TF_DeleteStatus(TF_Status* status) { delete status; }
TF_Code TF_GetCode(const TF_Status* status) { return status->code; }
const char* TF_Message(const TF_Status* status) { return status->message.c_str(); }

TF_Tensor* TF_AllocateTensor(TF_DataType type, const int64_t* dims, int count, size_t length) {
  return new TF_Tensor{type, {dims, dims + count}, std::make_shared<std::vector<char>>(length)};
}
TF_Tensor* TF_NewTensor(TF_DataType type, const int64_t* dims, int count, void* data, size_t length,
                        void (*release)(void*, size_t, void*), void* argument) {
  TF_Tensor* tensor = TF_AllocateTensor(type, dims, count, length);
  std::memcpy(tensor->bytes->data(), data, length);
  if (release) release(data, length, argument);
  return tensor;
}
void TF_DeleteTensor(TF_Tensor* tensor) { delete tensor; }
TF_DataType TF_TensorType(const TF_Tensor* tensor) { return tensor->type; }
int TF_NumDims(const TF_Tensor* tensor) { return static_cast<int>(tensor->shape.size()); }
int64_t TF_Dim(const TF_Tensor* tensor, int axis) { return tensor->shape[axis]; }
size_t TF_TensorByteSize(const TF_Tensor* tensor) { return tensor->bytes->size(); }
void* TF_TensorData(const TF_Tensor* tensor) { return tensor->bytes->data(); }
int64_t TF_TensorElementCount(const TF_Tensor* tensor) { return countOf(tensor->shape); }

void TF_TString_Init(TF_TString* text) { *text = {nullptr, 0}; }
void TF_TString_Copy(TF_TString* text, const char* source, size_t size) {
  text->data = static_cast<char*>(std::realloc(text->data, size + 1));
  std::memcpy(text->data, source, size);
  text->size = size;
}
void TF_TString_Dealloc(TF_TString* text) { std::free(text->data); *text = {nullptr, 0}; }
const char* TF_TString_GetDataPointer(const TF_TString* text) { return text->data; }
size_t TF_TString_GetSize(const TF_TString* text) { return text->size; }

TF_Buffer* TF_NewBuffer(void) { return new TF_Buffer{nullptr, 0, nullptr}; }
TF_Buffer* TF_NewBufferFromString(const void*, size_t) { return TF_NewBuffer(); }
void TF_DeleteBuffer(TF_Buffer* buffer) { delete buffer; }
TF_Graph* TF_NewGraph(void) { return nullptr; }
void TF_DeleteGraph(TF_Graph*) {}
TF_Operation* TF_GraphOperationByName(TF_Graph*, const char*) { return nullptr; }
TF_SessionOptions* TF_NewSessionOptions(void) { return nullptr; }
void TF_DeleteSessionOptions(TF_SessionOptions*) {}
TF_Session* TF_LoadSessionFromSavedModel(const TF_SessionOptions*, const TF_Buffer*, const char*, const char* const*,
                                         int, TF_Graph*, TF_Buffer*, TF_Status* status) {
  fail(status, TF_UNIMPLEMENTED, "the stand-in loads no models");
  return nullptr;
}
void TF_SessionRun(TF_Session*, const TF_Buffer*, const TF_Output*, TF_Tensor* const*, int, const TF_Output*,
                   TF_Tensor**, int, const TF_Operation* const*, int, TF_Buffer*, TF_Status* status) {
  fail(status, TF_UNIMPLEMENTED, "the stand-in runs no models");
}
void TF_DeleteSession(TF_Session*, TF_Status*) {}

int TF_DeviceListCount(const TF_DeviceList* list) { return static_cast<int>(list->devices.size()); }
const char* TF_DeviceListName(const TF_DeviceList* list, int at, TF_Status* status) {
  succeed(status);
  return list->devices[at].first.c_str();
}
const char* TF_DeviceListType(const TF_DeviceList* list, int at, TF_Status* status) {
  succeed(status);
  return list->devices[at].second.c_str();
}
void TF_DeleteDeviceList(TF_DeviceList* list) { delete list; }

TFE_ContextOptions* TFE_NewContextOptions(void) { return nullptr; }
void TFE_DeleteContextOptions(TFE_ContextOptions*) {}
TFE_Context* TFE_NewContext(const TFE_ContextOptions*, TF_Status* status) {
  succeed(status);
  if (const char* words = std::getenv("STANDIN_SAYS")) std::fprintf(stderr, "%s\n", words);
  return reinterpret_cast<TFE_Context*>(new char);
}
void TFE_DeleteContext(TFE_Context* context) { delete reinterpret_cast<char*>(context); }
TF_DeviceList* TFE_ContextListDevices(TFE_Context*, TF_Status* status) {
  succeed(status);
  auto* list = new TF_DeviceList;
  const std::string host = "/job:localhost/replica:0/task:0/device:";
  list->devices.push_back({host + "CPU:0", "CPU"});
  const char* gpu = std::getenv("STANDIN_GPU");
  if (gpu && std::string(gpu) == "1") list->devices.push_back({host + "GPU:0", "GPU"});
  return list;
}

TFE_TensorHandle* TFE_NewTensorHandle(const TF_Tensor* tensor, TF_Status* status) {
  succeed(status);
  return new TFE_TensorHandle{*tensor};
}
void TFE_DeleteTensorHandle(TFE_TensorHandle* handle) { delete handle; }
TF_DataType TFE_TensorHandleDataType(TFE_TensorHandle* handle) { return handle->tensor.type; }
int TFE_TensorHandleNumDims(TFE_TensorHandle* handle, TF_Status* status) {
  succeed(status);
  return TF_NumDims(&handle->tensor);
}
int64_t TFE_TensorHandleDim(TFE_TensorHandle* handle, int axis, TF_Status* status) {
  succeed(status);
  return handle->tensor.shape[axis];
}
TF_Tensor* TFE_TensorHandleResolve(TFE_TensorHandle* handle, TF_Status* status) {
  succeed(status);
  return new TF_Tensor(handle->tensor);
}
TFE_TensorHandle* TFE_TensorHandleCopyToDevice(TFE_TensorHandle* handle, TFE_Context*, const char*, TF_Status* status) {
  succeed(status);
  return new TFE_TensorHandle(*handle);
}

TFE_Op* TFE_NewOp(TFE_Context*, const char* name, TF_Status* status) {
  succeed(status);
  auto* op = new TFE_Op;
  op->name = name;
  return op;
}
void TFE_DeleteOp(TFE_Op* op) { delete op; }
void TFE_OpAddInput(TFE_Op* op, TFE_TensorHandle* handle, TF_Status* status) {
  succeed(status);
  op->inputs.push_back(handle->tensor);
}
void TFE_OpSetAttrString(TFE_Op* op, const char* name, const void* value, size_t length) {
  op->texts[name] = std::string(static_cast<const char*>(value), length);
}
void TFE_OpSetAttrInt(TFE_Op* op, const char* name, int64_t value) { op->ints[name] = {value}; }
void TFE_OpSetAttrIntList(TFE_Op* op, const char* name, const int64_t* values, int count) {
  op->ints[name] = {values, values + count};
}
void TFE_OpSetAttrFloat(TFE_Op*, const char*, float) {}
void TFE_OpSetAttrFloatList(TFE_Op*, const char*, const float*, int) {}
void TFE_OpSetAttrBool(TFE_Op*, const char*, unsigned char) {}
void TFE_OpSetAttrBoolList(TFE_Op*, const char*, const unsigned char*, int) {}
void TFE_OpSetAttrType(TFE_Op* op, const char* name, TF_DataType type) { op->types[name] = type; }
void TFE_OpSetAttrShape(TFE_Op*, const char*, const int64_t*, const int, TF_Status* status) { succeed(status); }

void TFE_Execute(TFE_Op* op, TFE_TensorHandle** results, int* count, TF_Status* status) {
  const auto kernel = kernels().find(op->name);
  if (kernel == kernels().end()) return fail(status, TF_UNIMPLEMENTED, "the stand-in has no operator " + op->name);
  succeed(status);
  results[0] = new TFE_TensorHandle{kernel->second(*op)};
  *count = 1;
}

}  // extern "C"
